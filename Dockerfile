# syntax=docker/dockerfile:1
# Two images of this repository; both run as nobody in particular, with a file system that may be read-only.
#
#   docker build --target mock -t specimen-mock .
#   docker run --rm -p 127.0.0.1:4010:4010 -v "$PWD/api.yaml:/app/openapi/api.yaml:ro" specimen-mock
#
#   docker build --target site -t specimen-site .
#   docker run --rm -p 127.0.0.1:8080:8080 specimen-site

FROM node:24-slim AS production
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# The client of a shared store is optional, and has no dependencies of its own.
RUN npm pack --silent "@redis/client@$(node -p 'require("./package.json").devDependencies["@redis/client"]')" \
  && mkdir -p node_modules/@redis/client \
  && tar -xzf redis-client-*.tgz -C node_modules/@redis/client --strip-components=1 \
  && rm redis-client-*.tgz
# What makes pages: the mock makes none.
RUN rm -rf node_modules/vite node_modules/rolldown node_modules/@rolldown node_modules/lightningcss* node_modules/shiki node_modules/@shikijs \
  node_modules/minisearch node_modules/markdown-it-container node_modules/@oddbird node_modules/idb-keyval node_modules/openapi-types

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build -- --out /site --host nginx --compress

# The built files, with the headers that the build wrote for nginx.
FROM nginxinc/nginx-unprivileged:stable-alpine-slim AS site
COPY docker/site.conf /etc/nginx/conf.d/default.conf
COPY --from=build /site /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"]

# What the mock needs and nothing else: no Vue, no Vite, no highlighter.
FROM node:24-slim AS mock
WORKDIR /app
ENV NODE_ENV=production
COPY package.json ./
COPY --from=production /app/node_modules node_modules
COPY openapi openapi
COPY components components
COPY site site
COPY scripts scripts
USER node
EXPOSE 4010
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:4010/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "scripts/specimen.ts", "mock", "--host", "0.0.0.0", "--port", "4010"]
