//! Amounts are bound to period, party, measure, modality, direction and speaker.
