shop-hours = Our shops open at { $opening }.
