region-ch-zh = Kanton Zürich
