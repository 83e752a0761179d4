"""Democratic lotteries: panels that meet their quotas, drawn as fairly as can be, with every chance told."""
