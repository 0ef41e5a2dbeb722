# R 4.2.2: length, sum, mean, sd, var, acf, quantile(type = 7), unique; G1 and
# G2 by the formulas of Joanes and Gill (1998); all printed by signif(x, 10).
gbv-summarize --digits 10 --value victims --by sex --where 'year >= 2008' --stat n,sum,mean,sd,var,se,cv,acf1,min,q1,median,q3,p90,max,distinct,skewness,kurtosis @homicide
