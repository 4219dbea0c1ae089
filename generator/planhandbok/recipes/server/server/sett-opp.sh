#!/bin/sh
# Setter opp en tjener som bygger planhåndboken: installerer Planhåndbok, lager et nakent kodelager
# hvis det ikke finnes, og legger post-receive på plass i det. Kjør den som brukeren som eier
# kodelageret, og på nytt når dere vil ha en ny utgave.
#
#   sh sett-opp.sh KODELAGER NETTSTEDER
#   sh sett-opp.sh /srv/git/handbok.git /srv/planhandbok
#
# PLANHANDBOK_WHEEL er adressen til pakken, når den ligger et annet sted enn på PyPI.
# PLANHANDBOK_MAPPE er mappen den installeres i.
set -eu

lager=${1:?Skriv mappen til kodelageret, som /srv/git/handbok.git}
nettsteder=${2:?Skriv mappen nettstedene skal ligge i, som /srv/planhandbok}
her=$(cd "$(dirname "$0")" && pwd)
mappe=${PLANHANDBOK_MAPPE:-/opt/planhandbok}

[ -x "$mappe/bin/python" ] || python3 -m venv "$mappe"
"$mappe/bin/python" -m pip install --quiet --upgrade "${PLANHANDBOK_WHEEL:-planhandbok==@VERSJON@}"

[ -d "$lager" ] || git init --quiet --bare --initial-branch=main "$lager"
git -C "$lager" config planhandbok.program "$mappe/bin/planhandbok"
git -C "$lager" config planhandbok.nettsteder "$nettsteder"
install -m 755 "$her/post-receive" "$lager/hooks/post-receive"
mkdir -p "$nettsteder"

echo "Kodelageret $lager er klart. Push til grenen main, så ligger nettstedene i $nettsteder."
