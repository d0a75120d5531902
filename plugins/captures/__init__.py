"""Raw capture in, labelled lines and news articles out."""
