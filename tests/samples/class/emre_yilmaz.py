import statistics

# exercise cv_isi
# i did not use numpy because it is not needed here

def isi_cv(spike_times):
	isi = []
	previous = None
	for t in spike_times:
		if previous is not None:
			isi.append(t - previous)
		previous = t
	if len(isi) < 1:
		return isi, float("nan")
	mean = sum(isi) / len(isi)
	var = sum([(i - mean) * (i - mean) for i in isi]) / len(isi)
	cv = var ** 0.5 / mean
	return isi, cv


print("test:")
print(isi_cv([10.2, 31.5, 45, 80.3, 99.9, 140.1, 151.7]))
print(isi_cv([]))
