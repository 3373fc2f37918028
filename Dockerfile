FROM node:22-alpine AS build
WORKDIR /build
COPY . .
RUN npm ci --ignore-scripts && mkdir /pack && npm pack --pack-destination /pack

FROM node:22-alpine
COPY --from=build /pack /pack
RUN npm install --global /pack/*.tgz && rm -r /pack
WORKDIR /work
ENTRYPOINT ["oci-manifest"]
