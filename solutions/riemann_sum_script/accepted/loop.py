"""A loop over rectangles, and lists."""

dt = 0.5
lo = 0.0
hi = 10.0

right_edges, running_sum, exact = [], [], []
total = 0.0
for k in range(int((hi - lo) / dt)):
    left = lo + k * dt
    right = left + dt
    total += (left**2 - left + 1) * dt
    right_edges.append(right)
    running_sum.append(total)
    exact.append((right**3 - lo**3) / 3 - (right**2 - lo**2) / 2 + right - lo)
