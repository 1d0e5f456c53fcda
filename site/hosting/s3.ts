import type { HostAnswer, HostedSite } from './hosted.ts'
import { hashedFolder, immutable, revalidated } from './headers.ts'

/**
 * A bucket knows of an object what it was told when it was put there, its type and how long it may be kept, and maps no
 * address to a file: each page is put under its address as well. Other headers it cannot send.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html
 */
export function forS3({ base }: HostedSite): HostAnswer {
  const prefix = base.slice(0, -1)
  const text = `#!/bin/sh
# Puts the built site into a bucket: sh upload.sh s3://my-bucket [options of aws s3 sync, such as --delete]
# Once, for the bucket: aws s3 website s3://my-bucket --index-document index.html --error-document ${prefix.slice(1)}${prefix === '' ? '' : '/'}404.html
set -eu
folder=$(cd -- "$(dirname -- "$0")" && pwd)
target=\${1:?which bucket, s3://my-bucket}${prefix}
shift

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cd "$folder"
find . -name '*.html' ! -name index.html ! -name 404.html | while read -r page; do
  mkdir -p "$pages/$(dirname "$page")"
  # Where a folder has the name of a page, the bucket leads to the folder's index.
  [ -d "\${page%.html}" ] || cp "$page" "$pages/\${page%.html}"
done

# Files whose names change with their content come first, and may be kept.
aws s3 sync ${hashedFolder.slice(0, -1)} "$target/${hashedFolder.slice(0, -1)}" --cache-control '${immutable}' "$@"
aws s3 sync . "$target" --exclude '${hashedFolder}*' --exclude upload.sh --cache-control '${revalidated}'
aws s3 sync "$pages" "$target" --content-type 'text/html; charset=utf-8' --cache-control '${revalidated}'
`
  return { files: [{ path: 'upload.sh', text }], meta: 'all' }
}
