"""Quality and speed: python -m bench …"""
