# The bot in a container: not as root, and with nothing to write to but its data folder.
#
#   docker build -t rapporteur .
#   docker run --read-only --tmpfs /tmp -v rapporteur-data:/data --env-file .env rapporteur

FROM node:24-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
# No package that the bot needs runs a script of its own when it is installed.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY package.json ./
COPY models ./models
COPY corpus ./corpus
COPY commands ./commands
COPY src ./src
RUN mkdir /data node_modules/.cache && chown node:node /data node_modules/.cache
USER node
# Started once in its sandbox: that shows that the image works, and fills the cache of compiled code.
RUN DATA_DIR=/tmp/first PORT=0 timeout --preserve-status 60 node --max-semi-space-size=4 --heap-growing-percent=25 src/start.js src/main.ts \
  && rm -r /tmp/first
VOLUME /data
# Where METRICS_PORT is set: whether the database answers and all shards are connected.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "src/start.js", "src/cli/health.ts"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=25", "src/start.js", "src/main.ts"]
