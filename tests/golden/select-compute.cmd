# bc: 150 / 366, 221 / 365, 251 / 365.
gbv-select @homicide --where 'sex == "women" && year >= 2015' --let 'leap=year == 2020' --let 'per_day=victims / (365 + leap)' --columns year,victims=women,per_day --sort -year --digits 6
