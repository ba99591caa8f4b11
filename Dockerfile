# Minsheng for a server: the web app is built, then everything runs from the source through tsx, as in development.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:20-slim AS modules
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund

FROM node:20-slim
ENV NODE_ENV=production MINSHENG_WORK_DIR=/work
WORKDIR /app
RUN mkdir /work && chown node:node /work
COPY --from=modules /app/node_modules ./node_modules
COPY package.json ./
COPY bin ./bin
COPY migrations ./migrations
COPY prompts ./prompts
COPY reference ./reference
COPY src ./src
COPY --from=build /app/web/dist ./web/dist
# Not root: uploads and reports are its own, everything else it only reads.
USER node
VOLUME /work
EXPOSE 8787
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8787/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/minsheng.mjs"]
CMD ["serve", "--host", "0.0.0.0", "--no-worker"]
