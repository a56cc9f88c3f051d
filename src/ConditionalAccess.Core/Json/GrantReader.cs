using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;

namespace ConditionalAccess.Json;

/// <summary>Reads grant controls (spec 1.13).</summary>
internal static class GrantReader
{
    public static GrantControls? Read(ObjectReader? reader)
    {
        if (reader is null) return null;
        JsonNode operatorNode = reader.Peek("operator");
        var controls = new GrantControls
        {
            Operator = ReadOperator(reader),
            BuiltInControls = reader.WordList("builtInControls", Words.BuiltInControls),
            CustomAuthenticationFactors = reader.Ids("customAuthenticationFactors", IdList.Open),
            TermsOfUse = reader.Ids("termsOfUse", IdList.Ids),
            AuthenticationStrength = StrengthReader.Read(reader.Object("authenticationStrength")),
        };
        controls = WithUnknownMembers(controls, reader.Rest(ExtraRule.Grant));
        CheckOperator(reader, operatorNode.IsNull ? reader.Node : operatorNode, controls);
        CheckTemplateWord(reader, controls);
        return controls;
    }

    private static void CheckTemplateWord(ObjectReader reader, GrantControls controls)
    {
        foreach (GraphWord<BuiltInControl> control in controls.BuiltInControls)
        {
            if (control.Value != BuiltInControl.MfaAndChangePassword) continue;
            reader.Context.Warn(DiagnosticCodes.MfaAndChangePassword, reader.Node, "'MfaAndChangePassword' is a template word and counts as mfa and passwordChange, both required", "write the two controls");
            return;
        }
    }

    // A member that is not understood may be a new kind of control: it takes part as one that is never satisfied.
    private static GrantControls WithUnknownMembers(GrantControls controls, ValueArray<ExtraMember> extra)
    {
        foreach (ExtraMember member in extra)
        {
            if (member.Effect != ExtraEffect.None)
                controls = controls with { BuiltInControls = [.. controls.BuiltInControls, new GraphWord<BuiltInControl>(default, member.Name)] };
        }

        return controls with { Extra = extra };
    }

    private static GraphWord<GrantOperator> ReadOperator(ObjectReader reader)
    {
        JsonNode node = reader.Take("operator");
        if (node.IsNull) return default;
        if (!node.IsString)
        {
            reader.Context.WrongType(node, "operator", "a text or null");
            return default;
        }

        if (!Words.GrantOperators.TryFind(node.Text, out GrantOperator op, out string word)) return new GraphWord<GrantOperator>(default, node.Text);
        if (word != node.Text) reader.Context.Note(DiagnosticCodes.WordSpelling, node, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(node.Text)} for '{word}'");
        return op;
    }

    private static void CheckOperator(ObjectReader reader, JsonNode at, GrantControls controls)
    {
        int count = controls.BuiltInControls.Count + controls.CustomAuthenticationFactors.Count + controls.TermsOfUse.Count + (controls.AuthenticationStrength is null ? 0 : 1);
        if (controls.Operator.Value != GrantOperator.Unknown || count < 2) return;
        string problem = controls.Operator.Text is { } text ? $"operator {DiagnosticText.Quote(text)} is not understood" : "several requirements have no operator";
        reader.Context.Warn(DiagnosticCodes.OperatorMissing, at, problem + ", so all of them are required, expected AND or OR", "write the operator", "V-32");
    }
}
