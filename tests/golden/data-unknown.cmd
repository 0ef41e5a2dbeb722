gbv-data homicid
