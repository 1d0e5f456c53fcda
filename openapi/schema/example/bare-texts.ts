/**
 * The smallest texts that programs accept, by media type: each of these formats has a root or a first line that no schema speaks of.
 * The script of a sandbox in a browser carries those alone that its document speaks of.
 */
export const bareTexts: Readonly<Record<string, string>> = {
  'image/svg+xml': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>',
  'application/atom+xml':
    '<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:sample</id><title>Sample</title><updated>2026-01-01T00:00:00Z</updated></feed>',
  'application/rss+xml':
    '<rss version="2.0"><channel><title>Sample</title><link>https://example.com/</link><description>Sample</description></channel></rss>',
  'application/xhtml+xml':
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Sample</title></head><body></body></html>',
  'application/mathml+xml': '<math xmlns="http://www.w3.org/1998/Math/MathML"></math>',
  'application/xslt+xml': '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"></xsl:stylesheet>',
  'application/rdf+xml': '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>',
  'application/soap+xml':
    '<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body></env:Body></env:Envelope>',
  'application/problem+xml': '<problem xmlns="urn:ietf:rfc:7807"></problem>',
  'application/gpx+xml': '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1" creator="sample"></gpx>',
  'application/vnd.google-earth.kml+xml': '<kml xmlns="http://www.opengis.net/kml/2.2"></kml>',
  'text/html': '<!DOCTYPE html>\n<html lang="en"><head><title>Sample</title></head><body></body></html>',
  'text/vtt': 'WEBVTT\n',
  'text/calendar': 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:sample\r\nBEGIN:VTODO\r\nUID:sample\r\nDTSTAMP:20260101T000000Z\r\nEND:VTODO\r\nEND:VCALENDAR\r\n',
  'text/vcard': 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Sample\r\nEND:VCARD\r\n',
}
