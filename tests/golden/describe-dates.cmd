# Counted by hand.
printf 'day,k\n2020-03-16,b\n16.03.2020,a\n,b\n2019-12-31,""\n2020-03-17,\n' | gbv-describe
