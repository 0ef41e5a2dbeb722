gbv-select --columns yaer @homicide
