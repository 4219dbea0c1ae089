"""No published address is lost: what was published, and where it leads now.

Other wings may use:

    address_mistakes: address_mistakes
    all_addresses: permalinks_of
    corrections: cases_with_wrong_number, correction_mistakes
    retractions: all_taken_back, retraction_mistakes, without_taken_back
    taken_addresses: taken_addresses
"""
