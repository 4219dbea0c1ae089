#!/bin/sh
# Ser hvert minutt etter nye endringer i KODELAGER, og bygger nettstedene når det er kommet noen, og når
# det er blitt en ny dag. Er det feil i innholdet, blir nettstedene som ligger ute, stående, og feilene
# står i loggen. «bygg en-gang» ser etter én gang og slutter, for en jobb i Kubernetes.
set -eu

if [ "${1:-}" != en-gang ]; then
  while :; do
    "$0" en-gang || echo "Nettstedene er ikke endret."
    sleep "${PAUSE:-60}"
  done
fi

lager=${KODELAGER:?Skriv adressen til kodelageret}
gren=${GREN:-main}
mappe=${ARBEID:-/arbeid}
nettsteder=${NETTSTEDER:-/nettsteder}
export CI=true # da skrives ingen filer i kodelageret

[ -d "$mappe/handbok" ] || git clone --quiet --no-checkout "$lager" "$mappe/handbok"
cd "$mappe/handbok"
git fetch --quiet --prune origin
git checkout --quiet --force -B "$gren" "origin/$gren"
git clean --quiet -ffdx

ny="$(git rev-parse HEAD), $(date +%F), ${PLANHANDBOK_WHEEL:-}"
sist=$mappe/sist
[ "$ny" != "$(cat "$sist" 2> /dev/null || true)" ] || exit 0
echo "$ny" > "$sist" # de samme feilene blir sagt én gang
planhandbok check
rm "$sist" # men stanser noe annet, blir det prøvd igjen
SITE_URL=${INTERN_ADRESSE:-} planhandbok build --audience intern --out "$nettsteder/intern/side"
SITE_URL=${ADRESSE:-} planhandbok build --audience offentlig --out "$nettsteder/offentlig/side"
echo "$ny" > "$sist"
echo "Nettstedene er bygget av $ny."
