#!/bin/sh
# Makes the sounds of the demonstration: a computer voice, encoded as phones do.
# Needs espeak-ng, sox with libsox-fmt-all, and ffmpeg (Debian packages). Not part of the build: the
# results are kept as base64 in src/demo/assets/. Usage: make-sounds.sh <empty folder>
set -eu
out=$1
say() { # <name> <voice> <words>
  espeak-ng -v "$2" -s 150 -p 35 -w "$out/$1-dry.wav" "$3"
  sox "$out/$1-dry.wav" -r 16000 -c 1 "$out/$1.wav" highpass 250 lowpass 3400 gain -n -3
}
say first en-gb "Alex. It's me. I know you are in. I can see the light. Just ring me back."
say second en-gb "You blocked me. That was not nice. I will wait for you after work, then."
say third en-gb-scotland "You don't get to just stop talking to me, Alex. I'm not going away."
# AMR-NB as a phone's dialer shares a voicemail, 5.9 kbit/s
sox "$out/first.wav" -r 8000 -c 1 -C 2 "$out/first.amr-nb"
# M4A with the container's own creation time
ffmpeg -v error -y -i "$out/second.wav" -ar 16000 -ac 1 -c:a aac -b:a 16k \
  -metadata creation_time=2026-10-12T18:42:10Z -fflags +bitexact -flags:a +bitexact "$out/second.m4a"
# Ogg Opus as a chat's voice message
ffmpeg -v error -y -i "$out/third.wav" -ar 16000 -ac 1 -c:a libopus -b:a 12k -application voip \
  -fflags +bitexact -flags:a +bitexact "$out/third.opus"
rm "$out"/*.wav
