#!/bin/sh
# Writes the sounds and pictures of a folder as base64 into src/demo/assets/. Usage: keep-as-base64.sh <folder>
set -eu
from=$1
to=$(cd "$(dirname "$0")/../../../src/demo/assets" && pwd)
keep() { # <file> <module> <constant> <comment>
  printf '/** %s */\nexport const %s =\n  %s;\n' "$4" "$3" "'$(base64 -w 0 "$from/$1")'" > "$to/$2.ts"
}
sounds='Made by test/demo/making-of/make-sounds.sh with espeak-ng'
pictures='Made by test/demo/making-of/make-pictures.sh with Chromium and sharp'
keep first.amr-nb voicemail-amr voicemailAmr "A voicemail in AMR-NB, 6.2 seconds, spoken by a computer. $sounds and sox."
keep second.m4a voicemail-m4a voicemailM4a "A voicemail in AAC in an M4A container, 5.6 seconds, spoken by a computer. $sounds and ffmpeg."
keep third.opus voice-message-opus voiceMessageOpus "A chat’s voice message in Ogg Opus, 5.3 seconds, spoken by a computer. $sounds and ffmpeg."
keep chat-september.png chat-september-png chatSeptemberPng "A phone’s screenshot of texts, PNG with EXIF and offset. $pictures."
keep chat-october.jpg chat-october-jpg chatOctoberJpg "A phone’s screenshot of texts, JPEG without EXIF. $pictures."
keep note-on-car.jpg note-on-car-jpg noteOnCarJpg "A photo of a note under a windscreen wiper, JPEG with EXIF and offset. $pictures."
keep front-door.jpg front-door-jpg frontDoorJpg "A picture of a front door at night, JPEG without EXIF. $pictures."
keep cafe.jpg cafe-jpg cafeJpg "A picture of a café from across a street, JPEG without EXIF. $pictures."
