delivery = We deliver within { $delivery_days } days.
