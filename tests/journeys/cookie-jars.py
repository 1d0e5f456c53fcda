"""Asks a server with the cookie jar of Python, which keeps to the rules of browsers: one request a line, one answer a line."""
import http.cookiejar
import json
import sys
import urllib.error
import urllib.request

jar = http.cookiejar.CookieJar(http.cookiejar.DefaultCookiePolicy(strict_domain=True, strict_ns_domain=True))
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
for line in sys.stdin:
    method, url, body = json.loads(line)
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data=data, method=method, headers={'Content-Type': 'application/json'})
    try:
        answer = opener.open(request, timeout=10)
    except urllib.error.HTTPError as error:
        answer = error
    print(json.dumps([answer.status, answer.read().decode(), sorted(cookie.name for cookie in jar)]), flush=True)
