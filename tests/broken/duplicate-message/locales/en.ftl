delivery = We deliver within five days.

delivery = We deliver within ten days.
