slogan = Law, locally
