gbv-summarize --value victims --stat mena @homicide
