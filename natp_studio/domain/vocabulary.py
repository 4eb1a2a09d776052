"""The field's own words: settings, professions and outcomes. Sources are named beside each list."""

from __future__ import annotations

# National Autism Trainer Programme: where the people trained by it work.
SETTINGS = (
    "Inpatient mental health",
    "Community mental health",
    "Residential special education",
    "Health and justice",
)

# National Autism Trainer Programme: staff who took part.
NATP_PROFESSIONS = ("Nurses", "Psychologists", "Psychiatrists")

# Health Education England, "A practical toolkit on maximising the contribution of Allied Health Professions
# (AHPs) within mental health, learning disability and autism settings": the 14 professions.
ALLIED_HEALTH_PROFESSIONS = (
    "Art therapists",
    "Drama therapists",
    "Music therapists",
    "Chiropodists and podiatrists",
    "Dietitians",
    "Occupational therapists",
    "Operating department practitioners",
    "Orthoptists",
    "Osteopaths",
    "Paramedics",
    "Physiotherapists",
    "Prosthetists and orthotists",
    "Radiographers",
    "Speech and language therapists",
)

PROFESSIONS = NATP_PROFESSIONS + ALLIED_HEALTH_PROFESSIONS

# The same toolkit: the outcomes its case studies are marked with.
OUTCOMES = (
    "Cost-saving",
    "Positive patient outcome",
    "Support community integration",
    "Improve and support mental health and wellbeing",
    "Practical recommendations",
    "Improve and establish health equity",
    "Prevention and health promotion",
)

EXAMPLE_CONTRIBUTOR = "NATP Studio example, not written by an autistic author"
