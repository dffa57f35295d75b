def f(:
  x = [1,
 y = "a
	if z:
        pass
