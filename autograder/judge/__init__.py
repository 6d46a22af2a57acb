"""From outputs to a verdict and to the mistake behind it; pure, and knows no sandbox and no submission."""
