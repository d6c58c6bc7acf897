"""Performance-target sheets (绩效目标表) as the rules need them: their projects, indicators and deadlines."""
