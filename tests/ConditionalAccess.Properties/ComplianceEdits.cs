using System.Collections;
using System.Reflection;
using ConditionalAccess.Compliance;
using ConditionalAccess.Testing.Generation;
using ConditionalAccess.Testing.Generation.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>Changes to one case of device compliance.</summary>
internal static class ComplianceEdits
{
    /// <summary>The case with policies that say nothing in expressions.</summary>
    public static ComplianceCase WithoutCustomRules(ComplianceCase c)
        => c with { Configuration = c.Configuration with { Policies = ValueArray.From(c.Configuration.Policies.Select(p => p with { CustomRules = default })) } };

    /// <summary>Every list at any depth in reverse order.</summary>
    public static T Reversed<T>(T value)
        where T : notnull
        => (T)Mapped(value, static v => Members.IsList(v.GetType()) ? Reverse((IEnumerable)v, v.GetType()) : v);

    /// <summary>Every instant at any depth moved by the same time.</summary>
    public static T Shifted<T>(T value, TimeSpan by)
        where T : notnull
        => (T)Mapped(value, v => v is DateTimeOffset instant ? instant + by : v);

    /// <summary>Every instant at any depth written with another offset from UTC.</summary>
    public static T WithOffset<T>(T value, TimeSpan offset)
        where T : notnull
        => (T)Mapped(value, v => v is DateTimeOffset instant ? instant.ToOffset(offset) : v);

    /// <summary>Whether every instant at any depth is far from the ends of time.</summary>
    public static bool IsInsideTheCalendar(object value)
    {
        bool inside = true;
        Mapped(value, v =>
        {
            inside &= v is not DateTimeOffset { Year: < 1900 or > 2200 };
            return v;
        });
        return inside;
    }

    /// <summary>A setting of the catalog that cannot be read, or says null, is written from its JSON text, which a policy built in code does not have.</summary>
    public static bool HasCatalogValueWithoutText(ComplianceConfiguration configuration)
        => configuration.Policies.Any(p => p.Type == CompliancePolicyType.SettingsCatalog && p.Settings.Any(s => s is { Value: UnreadableValue or NullValue, Json: null }));

    /// <summary>Whether some setting has a value of another form or a word that its enumeration does not have: reading makes an unreadable value of it.</summary>
    public static bool HasValueThatReadingRefuses(ComplianceConfiguration configuration)
        => configuration.Policies.Any(p => p.Settings.Any(s => ComplianceSettings.Find(p.Type, s.Name) is { } row && !Fits(row, s.Value)));

    private static bool Fits(SettingDefinition row, SettingValue value) => value switch
    {
        FlagValue => row.Form is SettingForm.Flag or SettingForm.CatalogFlag,
        NumberValue => row.Form is SettingForm.Number or SettingForm.CatalogNumber,
        TextValue text => row.Form == SettingForm.Text || (row.Form == SettingForm.Word && row.Words.Concat(row.NotConfiguredWords).Append(string.Empty).Contains(text.Value, StringComparer.OrdinalIgnoreCase)),
        _ => true,
    };

    /// <summary>Configurations that ask for more in one place; the name says where.</summary>
    public static IEnumerable<(string Name, ComplianceConfiguration Configuration)> Stricter(ComplianceCase c)
    {
        ComplianceConfiguration configuration = c.Configuration;
        for (int i = 0; i < configuration.Policies.Count; i++)
        {
            CompliancePolicy policy = configuration.Policies[i];
            foreach ((string name, CompliancePolicy stricter) in Stricter(policy, c.Seed + (ulong)i)) yield return (name, WithPolicy(configuration, i, stricter));
        }

        if (!configuration.Settings.SecureByDefault) yield return ("secureByDefault", configuration with { Settings = configuration.Settings with { SecureByDefault = true } });
        if (configuration.Settings.DeviceComplianceCheckinThresholdDays > 1) yield return ("validity", configuration with { Settings = configuration.Settings with { DeviceComplianceCheckinThresholdDays = 1 } });
        yield return ("missing partner data", configuration with { Connectors = Each(configuration.Connectors, static m => m with
        {
            AndroidDeviceBlockedOnMissingPartnerData = true, IosDeviceBlockedOnMissingPartnerData = true,
            WindowsDeviceBlockedOnMissingPartnerData = true, MacDeviceBlockedOnMissingPartnerData = true, PartnerUnsupportedOsVersionBlocked = true,
        }) });
    }

    /// <summary>A policy of a type that the configuration uses, drawn for the case.</summary>
    public static CompliancePolicy Another(ComplianceCase c)
    {
        var rng = new SplitMix64(c.Seed ^ 0x5DEECE66D);
        CompliancePolicyType type = c.Configuration.Policies.IsEmpty ? CompliancePolicyType.Windows10 : c.Configuration.Policies[0].Type;
        return RandomCompliancePolicy.Create(ref rng, type, 0) with { Id = "another policy" };
    }

    public static ComplianceConfiguration WithPolicy(ComplianceConfiguration configuration, int index, CompliancePolicy policy)
        => configuration with { Policies = ValueArray.From(configuration.Policies.Select((p, i) => i == index ? policy : p)) };

    private static IEnumerable<(string Name, CompliancePolicy Policy)> Stricter(CompliancePolicy policy, ulong seed)
    {
        yield return ("no grace", policy with { ScheduledActions = [.. policy.ScheduledActions, new ScheduledAction(ComplianceActionType.Block)] });
        for (int i = 0; i < policy.Settings.Count; i++)
        {
            ComplianceSetting setting = policy.Settings[i];
            if (ComplianceSettings.Find(policy.Type, setting.Name) is not { } row || Stricter(row, setting.Value) is not { } value) continue;
            yield return (row.Name, policy with { Settings = ValueArray.From(policy.Settings.Select((s, at) => at == i ? s with { Value = value } : s)) });
        }

        SettingDefinition[] free = [.. ComplianceSettings.Of(policy.Type).Where(row => policy.Find(row.Name) is null)];
        if (free.Length == 0) yield break;
        var rng = new SplitMix64(seed);
        SettingDefinition more = rng.Pick(free);
        yield return ("+" + more.Name, policy with { Settings = [.. policy.Settings, new ComplianceSetting(more.Name, RandomSettingValue.Create(ref rng, more, policy.Type))] });
    }

    private static SettingValue? Stricter(SettingDefinition row, SettingValue value) => value switch
    {
        FlagValue { Value: false } when row.Form is SettingForm.Flag or SettingForm.CatalogFlag => true,
        NumberValue { Value: >= 0 and < 1_000_000 } minimum when row.Rule == SettingRule.PasswordMinimum => new NumberValue(minimum.Value + 1),
        NumberValue { Value: > 1 } maximum when row.Rule == SettingRule.PasswordMaximum => new NumberValue(maximum.Value - 1),
        TextValue text when row.Rule == SettingRule.VersionMinimum && new DottedVersion(text.Value).IsReadable => "99.0",
        TextValue text when row.Rule == SettingRule.VersionMaximum && new DottedVersion(text.Value).IsReadable => "1.0",
        _ => null,
    };

    private static ValueArray<T> Each<T>(ValueArray<T> list, Func<T, T> change) => list.IsDefault ? list : ValueArray.From(list.Select(change));

    // Applies a change to every member and element, inner ones first.
    private static object Mapped(object value, Func<object, object> change)
    {
        Type type = value.GetType();
        if (Members.IsList(type))
        {
            if (value.Equals(Activator.CreateInstance(type))) return value;
            return change(List(((IEnumerable)value).Cast<object?>().Select(item => item is null ? null : Mapped(item, change)), type));
        }

        if (!Members.IsOurs(type)) return change(value);
        object mapped = value;
        foreach (PropertyInfo member in Members.Of(type))
        {
            if (member.GetValue(mapped) is { } current && Mapped(current, change) is var replaced && !ReferenceEquals(current, replaced)) mapped = Members.With(mapped, member, replaced);
        }

        return change(mapped);
    }

    private static object Reverse(IEnumerable list, Type type) => List(list.Cast<object?>().Reverse(), type);

    private static object List(IEnumerable<object?> items, Type type)
    {
        object?[] all = [.. items];
        var array = Array.CreateInstance(type.GetGenericArguments()[0], all.Length);
        for (int i = 0; i < all.Length; i++) array.SetValue(all[i], i);
        return typeof(ValueArray).GetMethod(nameof(ValueArray.From))!.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [array])!;
    }
}
