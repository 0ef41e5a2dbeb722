# datapackage.json, read with jq.
gbv-data --about homicide | gbv-select --where 'item in ("key", "column")' --columns name,type,unit,text
