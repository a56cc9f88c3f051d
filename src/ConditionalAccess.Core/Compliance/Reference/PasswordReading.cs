using System.Globalization;

namespace ConditionalAccess.Compliance.Reference;

/// <summary>The password that a setting is about, with what the other one says where one secret serves both (spec 1.13, one lock).</summary>
internal sealed class PasswordReading(RuleContext row)
{
    private const string DevicePrefix = "password.device.";
    private const string WorkProfilePrefix = "password.workProfile.";

    private readonly PasswordScopeFacts _device = WithoutUnknowns(row.Facts.Password.Device);
    private readonly PasswordScopeFacts _workProfile = WithoutUnknowns(row.Facts.Password.WorkProfile);

    public FactReading<bool> Flag(Fact<PasswordScopeFacts, bool?> fact)
        => Read(fact.Name, scope => (fact.Read(scope) is not null, fact.Read(scope) ?? false, fact.Read(scope) is bool flag ? flag ? "true" : "false" : null));

    public FactReading<int> Number(Fact<PasswordScopeFacts, int?> fact)
        => Read(fact.Name, scope => (fact.Read(scope) is not null, fact.Read(scope) ?? 0, fact.Read(scope)?.ToString(CultureInfo.InvariantCulture)));

    public FactReading<T> Member<T>(Fact<PasswordScopeFacts, T> fact)
        where T : struct, Enum
        => Member(fact.Name, fact.Read);

    public FactReading<PasswordVerdict> OsVerdict() => Member("osVerdict", scope => scope.OsVerdict);

    /// <summary>Known to have no secret. This overrules every other fact of the scope, also where the device cannot tell one of them.</summary>
    public bool IsKnownUnset()
    {
        if (!row.Definition.IsWorkProfile) return _device.IsSet == false;
        return (_workProfile.IsSet ?? (UsesOneLock ? _device.IsSet : null)) == false;
    }

    private bool UsesOneLock => row.Facts.Password.UsesOneLock ?? (_workProfile == PasswordScopeFacts.NotKnown);

    private FactReading<T> Member<T>(string name, Func<PasswordScopeFacts, T> read)
        where T : struct, Enum
        => Read(name, scope => (!EqualityComparer<T>.Default.Equals(read(scope), default), read(scope), RuleContext.Word(read(scope))));

    private FactReading<T> Read<T>(string name, Func<PasswordScopeFacts, (bool IsKnown, T Value, string? Text)> read)
    {
        if (!row.Definition.IsWorkProfile) return Read(DevicePrefix + name, read(_device));
        FactReading<T> own = Read(WorkProfilePrefix + name, read(_workProfile));
        if (!own.IsMissing || !UsesOneLock) return own;
        FactReading<T> shared = Read(DevicePrefix + name, read(_device));
        return shared.IsMissing ? own : shared;
    }

    private FactReading<T> Read<T>(string name, (bool IsKnown, T Value, string? Text) found) => row.Read(name, found.IsKnown, true, found.Value, found.Text);

    /// <summary>Spec 12: a value outside the allowed ones is not known. Minutes until the screen locks may be -1, which is never.</summary>
    private static PasswordScopeFacts WithoutUnknowns(PasswordScopeFacts facts) => facts with
    {
        Quality = Enum.IsDefined(facts.Quality) ? facts.Quality : default,
        Complexity = Enum.IsDefined(facts.Complexity) ? facts.Complexity : default,
        OsVerdict = Enum.IsDefined(facts.OsVerdict) ? facts.OsVerdict : default,
        MinimumLength = NotNegative(facts.MinimumLength),
        MinimumLetters = NotNegative(facts.MinimumLetters),
        MinimumNonLetters = NotNegative(facts.MinimumNonLetters),
        MinimumLowerCase = NotNegative(facts.MinimumLowerCase),
        MinimumUpperCase = NotNegative(facts.MinimumUpperCase),
        MinimumDigits = NotNegative(facts.MinimumDigits),
        MinimumSymbols = NotNegative(facts.MinimumSymbols),
        CharacterSetCount = NotNegative(facts.CharacterSetCount),
        HistoryLength = NotNegative(facts.HistoryLength),
        MaximumAgeDays = NotNegative(facts.MaximumAgeDays),
        IdleLockMinutes = NotNegative(facts.IdleLockMinutes),
        ScreenTimeoutMinutes = facts.ScreenTimeoutMinutes >= -1 ? facts.ScreenTimeoutMinutes : null,
        GraceAfterLockMinutes = NotNegative(facts.GraceAfterLockMinutes),
        FailuresBeforeWipe = NotNegative(facts.FailuresBeforeWipe),
    };

    private static int? NotNegative(int? number) => number >= 0 ? number : null;
}
