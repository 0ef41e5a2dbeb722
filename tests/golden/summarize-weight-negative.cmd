printf 'x,w\n1,1\n2,-1\n' | gbv-summarize --value x --weight w
