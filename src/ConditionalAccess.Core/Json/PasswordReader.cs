using ConditionalAccess.Compliance;

namespace ConditionalAccess.Json;

/// <summary>Reads passwords (spec 12.6).</summary>
internal static class PasswordReader
{
    public static PasswordFacts Read(FactFields from, PasswordFacts b) => b with
    {
        Device = from.Group("device", DeviceShapes.PasswordScope, b.Device, PasswordScopeFacts.NotKnown, Scope),
        WorkProfile = from.Group("workProfile", DeviceShapes.PasswordScope, b.WorkProfile, PasswordScopeFacts.NotKnown, Scope),
        UsesOneLock = from.Flag("usesOneLock", b.UsesOneLock),
    };

    private static PasswordScopeFacts Scope(FactFields from, PasswordScopeFacts b) => b with
    {
        IsSet = from.Flag("isSet", b.IsSet),
        Quality = from.Word("quality", FactTables.Qualities, b.Quality),
        Complexity = from.Word("complexity", FactTables.Complexities, b.Complexity),
        MinimumLength = from.Number("minimumLength", b.MinimumLength),
        MinimumLetters = from.Number("minimumLetters", b.MinimumLetters),
        MinimumNonLetters = from.Number("minimumNonLetters", b.MinimumNonLetters),
        MinimumLowerCase = from.Number("minimumLowerCase", b.MinimumLowerCase),
        MinimumUpperCase = from.Number("minimumUpperCase", b.MinimumUpperCase),
        MinimumDigits = from.Number("minimumDigits", b.MinimumDigits),
        MinimumSymbols = from.Number("minimumSymbols", b.MinimumSymbols),
        CharacterSetCount = from.Number("characterSetCount", b.CharacterSetCount),
        HistoryLength = from.Number("historyLength", b.HistoryLength),
        MaximumAgeDays = from.Number("maximumAgeDays", b.MaximumAgeDays),
        IdleLockMinutes = from.Number("idleLockMinutes", b.IdleLockMinutes),
        ScreenTimeoutMinutes = from.Number("screenTimeoutMinutes", b.ScreenTimeoutMinutes, low: -1),
        GraceAfterLockMinutes = from.Number("graceAfterLockMinutes", b.GraceAfterLockMinutes),
        FailuresBeforeWipe = from.Number("failuresBeforeWipe", b.FailuresBeforeWipe),
        RequiredAfterIdle = from.Flag("requiredAfterIdle", b.RequiredAfterIdle),
        SimpleBlocked = from.Flag("simpleBlocked", b.SimpleBlocked),
        LastChangedDateTime = from.Instant("lastChangedDateTime", b.LastChangedDateTime),
        OsVerdict = from.Word("osVerdict", FactTables.PasswordVerdicts, b.OsVerdict),
    };
}
