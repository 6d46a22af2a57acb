# my own mini numpy, to understand what mean and std do
def mean(x):
    return sum(x) / len(x)

def std(x):
    m = mean(x)
    return mean([(i - m) ** 2 for i in x]) ** 0.5
