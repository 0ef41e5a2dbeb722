printf 'country,gsni\nKAZ,1\nKGX,2\n' | gbv-join - @gsni-2020 --key country --unmatched keep | gbv-select --columns country,gsni,gsni2
