controller = Aurora Devices
