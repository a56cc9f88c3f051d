using System.Globalization;
using System.Text;
using ConditionalAccess.Diagnostics;
using ConditionalAccess.Filters;
using ConditionalAccess.Testing;

namespace ConditionalAccess.Core.Tests.BadInput;

/// <summary>Everything that comes out is the same under every culture: what was read, found, written, decided and explained.</summary>
public class DeterminismTests
{
    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    [InlineData("sv-SE")]
    public void Every_culture_gives_the_same_bytes(string culture)
    {
        string expected = Under(CultureInfo.InvariantCulture);
        Assert.Contains("CAP1116", expected, StringComparison.Ordinal);
        Assert.Contains("Blocked", expected, StringComparison.Ordinal);
        Assert.Contains("notApplied", expected, StringComparison.Ordinal);
        Assert.Equal(expected, Under(new CultureInfo(culture)));
    }

    [Fact]
    public void Reading_the_same_text_again_gives_the_same_bytes() => Assert.Equal(Under(CultureInfo.InvariantCulture), Under(CultureInfo.InvariantCulture));

    private static string Under(CultureInfo culture)
    {
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return Everything();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }

    private static string Everything()
    {
        var text = new StringBuilder();
        PolicySet set = PolicySet.Parse(Export.Policies, name: "I.json");
        SignInDocument signIns = SignInDocument.Parse(Export.SignIns);
        foreach (PolicyDiagnostic finding in set.Diagnostics.Concat(set.Validate())) text.Append(finding.ToString()).Append('\n');
        PolicyEngine engine = set.Compile();
        text.Append(set.ToJson()).Append('\n').Append(signIns.ToJson()).Append('\n').Append(engine.Version).Append('\n');
        Assert.True(FilterRule.TryParse(Export.Filter, FilterKind.Device, out FilterRule? rule, out _));
        text.Append(rule.ToString()).Append('\n');
        foreach (NamedSignIn each in signIns.SignIns)
        {
            SignIn signIn = each.SignIn;
            foreach (EvaluationMode mode in new[] { EvaluationMode.Enforce, EvaluationMode.WhatIf })
            {
                Decision decision = engine.Evaluate(in signIn, mode);
                Explanation explanation = engine.Explain(in signIn, mode);
                text.Append(decision.ToString()).Append('\n').Append(DecisionText.Of(in decision)).Append(explanation.ToString()).Append('\n').Append(explanation.ToJson()).Append('\n');
            }
        }

        return text.ToString();
    }
}
