"""Rules on performance-target sheets (绩效目标表): money, terms, indicators and prose."""
