motto = Every instrument has been on the meridian.
contents = In these terms
