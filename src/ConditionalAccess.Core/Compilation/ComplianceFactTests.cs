using System.Linq.Expressions;
using ConditionalAccess.Compliance;
using ConditionalAccess.Evaluation;
using static ConditionalAccess.Evaluation.RowState;

namespace ConditionalAccess.Compilation;

/// <summary>A test of one fact, as code and as a tree that is inlined; both say the same. <see cref="None"/>: the fact is not known.</summary>
internal sealed record FactTest<T>(Func<T, RowState> Run, Func<Expression, Expression> Tree)
{
    /// <summary>A test without operand.</summary>
    public static FactTest<T> Of(Func<T, RowState> run, Expression<Func<T, RowState>> tree) => new(run, value => Inlined.Body(tree, value));

    /// <summary>A test with an operand, which becomes a constant of the tree.</summary>
    public static FactTest<T> Of<TOperand>(TOperand operand, Func<T, TOperand, RowState> run, Expression<Func<T, TOperand, RowState>> tree)
        => new(value => run(value, operand), value => Inlined.Body(tree, value, Expression.Constant(operand, typeof(TOperand))));
}

/// <summary>The tests of single facts (spec 1.4, 1.15).</summary>
internal static class ComplianceFactTests
{
    public static FactTest<bool?> IsTrue { get; } = FactTest<bool?>.Of(
        value => value switch { true => Compliant, false => NonCompliant, null => None },
        value => value.HasValue ? value.GetValueOrDefault() ? Compliant : NonCompliant : None);

    public static FactTest<bool?> IsFalse { get; } = FactTest<bool?>.Of(
        value => value switch { false => Compliant, true => NonCompliant, null => None },
        value => value.HasValue ? value.GetValueOrDefault() ? NonCompliant : Compliant : None);

    public static FactTest<AttestedState> IsEnabled { get; } = FactTest<AttestedState>.Of(
        value => value switch { AttestedState.Enabled => Compliant, AttestedState.Disabled or AttestedState.NotApplicable => NonCompliant, _ => None },
        value => value == AttestedState.Enabled ? Compliant : value == AttestedState.Disabled || value == AttestedState.NotApplicable ? NonCompliant : None);

    public static FactTest<FirmwareProtection> IsProtected { get; } = FactTest<FirmwareProtection>.Of(
        value => value switch
        {
            FirmwareProtection.SystemGuardSecureLaunch or FirmwareProtection.FirmwareAttackSurfaceReduction => Compliant,
            FirmwareProtection.Disabled or FirmwareProtection.NotApplicable => NonCompliant,
            _ => None,
        },
        value => value == FirmwareProtection.SystemGuardSecureLaunch || value == FirmwareProtection.FirmwareAttackSurfaceReduction ? Compliant
            : value == FirmwareProtection.Disabled || value == FirmwareProtection.NotApplicable ? NonCompliant : None);

    public static FactTest<IntegrityVerdict> Passed(RowState notSupported) => FactTest<IntegrityVerdict>.Of(
        notSupported,
        (value, unsupported) => value switch { IntegrityVerdict.Passed => Compliant, IntegrityVerdict.Failed => NonCompliant, IntegrityVerdict.NotSupported => unsupported, _ => None },
        (value, unsupported) => value == IntegrityVerdict.Passed ? Compliant : value == IntegrityVerdict.Failed ? NonCompliant : value == IntegrityVerdict.NotSupported ? unsupported : None);

    public static FactTest<GatekeeperSource> IsAsStrictAs(GatekeeperSource required) => FactTest<GatekeeperSource>.Of(
        required,
        (value, limit) => value is < GatekeeperSource.MacAppStore or > GatekeeperSource.Anywhere ? None : value <= limit ? Compliant : NonCompliant,
        (value, limit) => value < GatekeeperSource.MacAppStore || value > GatekeeperSource.Anywhere ? None : value <= limit ? Compliant : NonCompliant);

    /// <summary>Encryption: 1 is on, 0 off.</summary>
    public static FactTest<int?> IsEncrypted { get; } = FactTest<int?>.Of(
        value => value switch { 1 => Compliant, 0 => NonCompliant, _ => None },
        value => value == 1 ? Compliant : value == 0 ? NonCompliant : None);

    /// <summary>Firewall and antivirus: on, disabled, partly off, temporarily not monitoring, not applicable.</summary>
    public static FactTest<int?> IsRunning(RowState temporarilyOff) => FactTest<int?>.Of(
        temporarilyOff,
        (value, off) => value switch { 0 => Compliant, 1 or 2 => NonCompliant, 3 => off, 4 => NotApplicable, _ => None },
        (value, off) => value == 0 ? Compliant : value == 1 || value == 2 ? NonCompliant : value == 3 ? off : value == 4 ? NotApplicable : None);

    /// <summary>Antispyware: good, unmonitored, poor, snoozed.</summary>
    public static FactTest<int?> IsGood { get; } = FactTest<int?>.Of(
        value => value switch { 0 => Compliant, 1 or 2 or 3 => NonCompliant, _ => None },
        value => value == 0 ? Compliant : value == 1 || value == 2 || value == 3 ? NonCompliant : None);

    /// <summary>Signatures: outdated, current, not applicable.</summary>
    public static FactTest<int?> IsCurrent { get; } = FactTest<int?>.Of(
        value => value switch { 1 => Compliant, 0 => NonCompliant, 2 => NotApplicable, _ => None },
        value => value == 1 ? Compliant : value == 0 ? NonCompliant : value == 2 ? NotApplicable : None);

    public static FactTest<string?> HasTpm { get; } = FactTest<string?>.Of(ComplianceHealthRules.Tpm, value => ComplianceHealthRules.Tpm(value));

    public static FactTest<PatchLevel> IsPatchedSince(PatchLevel least) => FactTest<PatchLevel>.Of(
        least.Date.DayNumber,
        (value, day) => value.IsReadable ? value.Date.DayNumber >= day ? Compliant : NonCompliant : value.IsKnown ? Unheld : None,
        (value, day) => value.IsReadable ? value.Date.DayNumber >= day ? Compliant : NonCompliant : value.IsKnown ? Unheld : None);

    /// <summary>A bound of a version. Only the usual comparison is inlined.</summary>
    public static FactTest<DottedVersion> IsWithin(VersionRule rule, bool isWindows)
    {
        Func<DottedVersion, RowState> run = isWindows ? value => ComplianceVersions.Decide(value.AsWindows(), rule) : value => ComplianceVersions.Decide(value, rule);
        return new FactTest<DottedVersion>(run, value => Within(rule, isWindows, value));
    }

    private static Expression Within(VersionRule rule, bool isWindows, Expression value)
    {
        if (isWindows)
        {
            Expression<Func<DottedVersion, DottedVersion>> asWindows = given => given.AsWindows();
            ParameterExpression converted = Expression.Variable(typeof(DottedVersion), "version");
            return Expression.Block(typeof(RowState), [converted], Expression.Assign(converted, Inlined.Body(asWindows, value)), Within(rule, false, converted));
        }

        if (rule.ComparesCommonPrefix)
        {
            Expression<Func<DottedVersion, VersionRule, RowState>> decide = (version, bound) => ComplianceVersions.Decide(version, bound);
            return Inlined.Body(decide, value, Expression.Constant(rule));
        }

        Expression<Func<DottedVersion, ulong, ulong, RowState>> minimum = (version, high, low)
            => version.IsReadable ? version.Key >= new UInt128(high, low) ? Compliant : NonCompliant : version.IsKnown ? Unheld : None;
        Expression<Func<DottedVersion, ulong, ulong, RowState>> maximum = (version, high, low)
            => version.IsReadable ? version.Key <= new UInt128(high, low) ? Compliant : NonCompliant : version.IsKnown ? Unheld : None;
        UInt128 key = rule.Operand.Key;
        return Inlined.Body(rule.IsMinimum ? minimum : maximum, value, Expression.Constant((ulong)(key >> 64)), Expression.Constant(unchecked((ulong)key)));
    }
}
