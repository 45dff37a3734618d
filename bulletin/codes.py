"""stub"""
TABLE = {}
