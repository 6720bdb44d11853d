delivery = Wir liefern innerhalb weniger Tage.
