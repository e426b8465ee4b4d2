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
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
# Where METRICS_PORT is set: whether the database answers and all shards are connected.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "src/cli/health.ts"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=8", "src/main.ts"]
