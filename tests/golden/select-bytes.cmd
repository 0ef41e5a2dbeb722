# Every value as it was written, in another order: missing last both ways.
printf 'code,x,so\n007,1.50,"a, ""b"""\n,-0,\n010,,""\n1e3,1.5,  \n' | gbv-select --sort -x,-code --columns so=text,x,code
