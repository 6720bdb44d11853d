region-ch-zh = Canton of Zurich
