printf 'country,x\nKAZ,1\nKGX,2\n,3\n' | gbv-join - @gsni-2020 --key country --take gsni
