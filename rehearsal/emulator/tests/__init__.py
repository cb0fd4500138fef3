"""Tests of the emulator's own modules; `npm run rehearse` runs them first."""
