region-dach = { $name
